import { Select } from '@/components/Select.tsx';
import { Switch } from '@/components/Switch.tsx';
import { t } from '@/utils/browser/words.ts';
import type { SectionProps } from './Options.tsx';

interface Props extends SectionProps {
  /** As `sitesOff` calls it. */
  readonly id: string;
  readonly name: string;
  /** For sites that are listed only because the person said something about them. */
  readonly onForget: (() => void) | undefined;
}

export function SiteRow({ id, name, settings, change, onForget }: Props) {
  return (
    <li className="site-row">
      <Switch
        label={name}
        on={!settings.sitesOff.includes(id)}
        onChange={(on) =>
          change(({ sitesOff }) => {
            const others = sitesOff.filter((key) => key !== id);
            return { sitesOff: on ? others : [...others, id] };
          })
        }
      />
      <Select
        hideLabel
        label={t('options_site_fetching', name)}
        options={[
          { value: '', label: t('options_site_default') },
          { value: 'never', label: t('fetching_never') },
          { value: 'inspect', label: t('fetching_inspect') },
          { value: 'played', label: t('fetching_played') },
        ]}
        value={settings.siteFetching[id] ?? ''}
        onChange={(fetching) =>
          change(({ siteFetching: { [id]: _, ...others } }) => ({
            siteFetching: fetching === '' ? others : { ...others, [id]: fetching },
          }))
        }
      />
      {onForget && (
        <button
          type="button"
          className="button quiet"
          aria-label={t('options_site_forget', name)}
          onClick={onForget}
        >
          ×
        </button>
      )}
    </li>
  );
}
