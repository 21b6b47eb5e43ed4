import { CorrectionBox } from '@/components/inspector/CorrectionBox.tsx';
import { correctionFile, correctionText } from '@/utils/browser/correction-report.ts';
import { makeCorrection, nameOf } from '@/utils/browser/corrections.ts';
import { useCorrection } from '@/utils/browser/use-notes.ts';
import { t } from '@/utils/browser/words.ts';
import type { Report } from '@/utils/verdict/report.ts';

interface Props {
  readonly sha256: string;
  readonly report: Report;
}

/** What the person says about a file of their own: known by its bytes, wherever it is seen again. */
export function OwnCorrection({ sha256, report }: Props) {
  const name = nameOf(null, sha256);
  const { correction, save, undo } = useCorrection(name);
  const seen = { site: t('correction_own_file'), address: report.file, level: report.level };
  return (
    <CorrectionBox
      correction={correction}
      onSave={(says, why) => save(makeCorrection(says, why, name, seen))}
      onUndo={undo}
      text={(said) => correctionText(said, report)}
      file={(said) => correctionFile(said, report)}
    />
  );
}
