import { Section } from '@/components/Section.tsx';
import { direction, t } from '@/utils/browser/words.ts';
import { Facts, SafeLink } from './Facts.tsx';

/** Who showed the video, and where. */
export interface About {
  readonly file?: string | undefined;
  readonly sha256?: string | undefined;
  readonly site?: string | undefined;
  readonly author?: string | undefined;
  readonly caption?: string | undefined;
  readonly address?: string | undefined;
}

interface Props {
  readonly about: About;
  /** With what the video was checked, in words. */
  readonly checkedWith: string;
}

export function AboutVideo({ about, checkedWith }: Props) {
  const { file, sha256, site, author, caption, address } = about;
  // A sentence of ours: it runs in our direction, although it begins with a Latin name.
  const withWhat = <span dir={direction()}>{checkedWith}</span>;
  return (
    <Section title={t('inspector_video')}>
      <Facts
        rows={[
          [t('inspector_video_file'), file],
          [t('inspector_video_hash'), sha256 && <code>{sha256}</code>],
          [t('inspector_video_site'), site],
          [t('inspector_video_author'), author],
          [t('inspector_video_caption'), caption],
          [t('inspector_video_address'), address && <SafeLink address={address} />],
          [t('inspector_checked_with'), withWhat],
        ]}
      />
    </Section>
  );
}
