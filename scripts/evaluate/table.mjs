const percent = (value) => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);
const number = (value) => (value === null ? '-' : value.toFixed(3));

/** The report's metrics as lines for the terminal. */
export function asTable({ model, metrics }) {
  const { clips, ai, real, scored, auc, tpr, flagged, groups } = metrics;
  const rows = Object.entries(groups).map(([group, own]) => [
    group.slice(0, 34),
    String(own.clips),
    String(own.scored),
    number(own.auc),
    percent(own.flagged.low),
    percent(own.flagged.balanced),
    percent(own.flagged.high),
  ]);
  const header = ['group', 'clips', 'scored', 'AUC', 'low', 'balanced', 'high'];
  return [
    `Model ${model ?? '(none)'}: ${clips} clips (${ai} ai, ${real} real), ${scored} scored`,
    `AUC ${number(auc)}`,
    ...Object.entries(tpr).map(
      ([rate, value]) => `TPR at ${100 * rate} % false alarms: ${percent(value)}`,
    ),
    ...['low', 'balanced', 'high'].map(
      (name) =>
        `Labelled at ${name}: ${percent(flagged.ai[name])} of ai, ${percent(flagged.real[name])} of real`,
    ),
    '',
    ...[header, ...rows].map((cells) =>
      cells.map((cell, i) => (i === 0 ? cell.padEnd(35) : cell.padStart(9))).join(''),
    ),
  ].join('\n');
}
