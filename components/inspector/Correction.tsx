import { correctionFile, correctionText } from '@/utils/browser/correction-report.ts';
import { makeCorrection, nameOf } from '@/utils/browser/corrections.ts';
import { useCorrection } from '@/utils/browser/use-correction.ts';
import type { Post } from '@/utils/sites/site.ts';
import type { Report } from '@/utils/verdict/report.ts';
import { CorrectionBox } from './CorrectionBox.tsx';

interface Props {
  /** Null for a file of the person's own, which only its bytes name. */
  readonly post: Post | null;
  readonly sha256: string | undefined;
  /** Whose video it is, for people: a site's name, or words for the person's own file. */
  readonly site: string;
  readonly report: () => Report;
  readonly open?: boolean | undefined;
  readonly isPrivate?: boolean | undefined;
}

/** What the person says about the video at hand. Nothing where no name of it lasts. */
export default function Correction({ post, sha256, site, report, open, isPrivate }: Props) {
  const name = nameOf(post, sha256);
  const { correction, save, undo } = useCorrection(name);
  if (!name.media) return null;
  return (
    <CorrectionBox
      open={open}
      isPrivate={isPrivate}
      correction={correction}
      onSave={(says, why) => {
        const { file, level, page } = report();
        const seen = { site, address: file, level, author: page?.author };
        return save(makeCorrection(says, why, name, seen));
      }}
      onUndo={undo}
      text={(said) => correctionText(said, report())}
      file={(said) => correctionFile(said, report())}
    />
  );
}
