import { Section } from '@/components/Section.tsx';
import { WordList } from '@/components/WordList.tsx';
import { t } from '@/utils/browser/words.ts';
import type { SectionProps } from './Options.tsx';

/** Accounts and words that the person always wants labelled. */
export function Wanted({ settings, change }: SectionProps) {
  const list = (key: 'wantedAccounts' | 'wantedWords') => ({
    addLabel: t('options_add'),
    removeLabel: (word: string) => t('options_remove', word),
    words: settings[key],
    onAdd: (word: string) => change((before) => ({ [key]: [...new Set([...before[key], word])] })),
    onRemove: (word: string) =>
      change((before) => ({ [key]: before[key].filter((one) => one !== word) })),
  });
  return (
    <Section title={t('options_wanted')} intro={t('options_wanted_intro')}>
      <WordList
        label={t('options_wanted_accounts')}
        hint={t('options_wanted_accounts_hint')}
        {...list('wantedAccounts')}
      />
      <WordList
        label={t('options_wanted_words')}
        hint={t('options_wanted_words_hint')}
        {...list('wantedWords')}
      />
    </Section>
  );
}
