import { explain, explainLevel, explainUnchecked } from '@/utils/verdict/explain.ts';
import type { Report } from '@/utils/verdict/report.ts';
import { type Correction, writeCorrections } from './correction-file.ts';
import { say, t } from './words.ts';

/** A report about a label that the person calls wrong, ready to be pasted wherever they want to send it. */
export function correctionText(correction: Correction, report: Report): string {
  const { says, why, address, sha256 = report.sha256 } = correction;
  const line = (name: string, value: string | undefined) => (value ? [`${name}: ${value}`] : []);
  const found = [...report.evidence.map(explain), ...report.unchecked.map(explainUnchecked)];
  return [
    t('correction_text_title', report.extension),
    ...line(t('correction_text_label'), say(explainLevel(correction.level).title)),
    ...line(t('correction_text_says'), t(`correction_says_${says}`)),
    ...line(t('correction_text_why'), why),
    ...line(t('correction_text_video'), address),
    ...line(t('correction_text_hash'), sha256),
    ...(found.length > 0 ? [`${t('correction_text_found')}:`] : []),
    ...found.map((one) => `- ${say(one)}`),
  ].join('\n');
}

/** The same as a file: the correction as an export holds it, and the evidence report beside it. */
export const correctionFile = (correction: Correction, report: Report): string =>
  writeCorrections([correction], report.extension, { report });
