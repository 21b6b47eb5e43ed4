// What other programs read of the lab's findings (DESIGN: outputs that other programs read).

/** The detector's probability, and the frames it looked at; null where it declined or could not look. */
export function detectorScore({ evidence }) {
  const detail = evidence.find(({ source }) => source === 'detector')?.detail;
  return {
    score: detail?.probability ?? null,
    frames: detail?.frames?.length ?? 0,
    model: detail?.model ?? null,
  };
}

export const evidenceOf = ({ evidence }) =>
  evidence.map(({ source, class: kind, claim, by, detail }) => ({
    source,
    class: kind,
    claim,
    by,
    detail,
  }));
