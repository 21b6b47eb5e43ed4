import type { ReactNode } from 'react';
import { LevelIcon } from '@/components/LevelIcon.tsx';
import { say, t } from '@/utils/browser/words.ts';
import { explain, explainLevel, explainUnseen } from '@/utils/verdict/explain.ts';
import type { Verdict } from '@/utils/verdict/fuse.ts';
import { dateTime } from './numbers.ts';

interface Props {
  readonly verdict: Verdict;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Where the page has a heading of its own, this one comes below it. */
  readonly level?: 1 | 2;
  /** While a check runs, nothing is said of a video that nothing is known of yet. */
  readonly isRunning?: boolean;
  readonly children?: ReactNode;
}

/** The level in plain words and the one strongest reason. */
export function VerdictHeader({ verdict, at, level = 1, isRunning = false, children }: Props) {
  const { title, meaning } = explainLevel(verdict.level);
  const Heading = level === 1 ? 'h1' : 'h2';
  const unseen = explainUnseen(verdict);
  const isUnknown = isRunning && verdict.level === 'unchecked';
  return (
    <header className="verdict" data-level={verdict.level}>
      <LevelIcon level={verdict.level} />
      <div>
        <Heading className="level">{isUnknown ? t('inspector_file_running') : say(title)}</Heading>
        {!isUnknown && <p className="meaning">{say(meaning)}</p>}
        {verdict.reason && <p className="reason">{say(explain(verdict.reason))}</p>}
        {unseen && !isRunning && <p className="reason">{say(unseen)}</p>}
        {!isUnknown && <p className="soft small">{t('inspector_checked_at', dateTime(at))}</p>}
        {children}
      </div>
    </header>
  );
}
