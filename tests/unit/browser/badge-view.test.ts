import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import messages from '@/public/_locales/en/messages.json';
import { badgeView } from '@/utils/browser/badge-view.ts';
import type { Notes } from '@/utils/browser/messages.ts';
import type { Evidence, Findings } from '@/utils/evidence/evidence.ts';
import { fuse } from '@/utils/verdict/fuse.ts';

type Message = { message: string; placeholders?: Record<string, { content: string }> };
const locale: Record<string, Message> = messages;

/** The browser's own way with messages: `$NAME$` is looked up in the placeholders, `$1` in the arguments. */
function getMessage(key: string, args: string[] = []): string {
  const { message = '', placeholders = {} } = locale[key] ?? {};
  return message.replace(
    /\$(\w+)\$/g,
    (_, name: string) => args[Number(placeholders[name.toLowerCase()]?.content.slice(1)) - 1] ?? '',
  );
}
let dir = 'ltr';
beforeEach(() => {
  dir = 'ltr';
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(((key: string, args?: string[]) =>
    key === 'language' && dir === 'rtl' ? 'ar' : getMessage(key, args)) as never);
});

const label: Evidence = {
  source: 'platform',
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by: 'X',
  detail: { kind: 'label', source: 'creator' },
};
const opinion: Evidence = {
  source: 'detector',
  class: 'estimated',
  claim: 'ai-generated',
  strength: 'weak',
  by: 'detector',
  falseAlarmRate: 0.004,
  detail: { kind: 'score', probability: 0.9 },
};
const view = (findings: Partial<Findings>, notes?: Notes) =>
  badgeView(
    fuse({ evidence: [], unchecked: [], checked: ['detector'], ...findings }, 'balanced'),
    notes,
  );

describe('badgeView', () => {
  it('says the level and its reason, and puts the reason first on the card', () => {
    const { title, reason, reasons } = view({ evidence: [opinion, label] });
    expect([title, reason]).toEqual(['AI', 'says the author']);
    expect(reasons[0]).toMatch(/^X shows the label/);
    expect(reasons[1]).toMatch(/^The detector finds/);
  });

  it('leaves room on the card for what speaks against the label', () => {
    const camera: Evidence = {
      ...{ source: 'c2pa', class: 'verified', claim: 'captured', strength: 'firm', by: 'Leica' },
      detail: { kind: 'trusted', binding: 'match', list: 'official', basis: 'source-type' },
    };
    const word: Evidence = { ...label, claim: 'captured', by: 'A' };
    const mark: Evidence = {
      ...{ source: 'mark', class: 'observed', claim: 'ai-generated', strength: 'weak', by: 'Sora' },
      ...{ falseAlarmRate: 0.003, detail: { kind: 'words', generator: 'Sora', frames: [1, 2] } },
    };
    const { level, reasons } = view({
      evidence: [word, { ...word, by: 'B' }, { ...word, by: 'C' }, camera, mark],
    });
    expect(level).toBe('captured');
    expect(reasons[1]).toContain('Sora');
  });

  it('lets no name turn the sentence about it around', () => {
    const { reasons } = view({ evidence: [{ ...label, by: 'X\u202eliam\u2066' }] });
    expect(reasons[0]).toMatch(/^Xliam shows/);
  });

  it('leaves neutral evidence to the inspector', () => {
    expect(view({ evidence: [label, { ...opinion, claim: 'neutral' }] }).reasons).toHaveLength(1);
  });

  it('says beside "no signs" that this proves nothing, and what was not checked', () => {
    const { title, reason, meaning, reasons } = view({
      unchecked: [{ source: 'c2pa', reason: 'no-address' }],
    });
    expect([title, reason]).toEqual(['No signs of AI', '']);
    expect(meaning).toContain('proves nothing');
    expect(reasons).toEqual([
      'Content Credentials could not be checked: the page does not say where the video lies.',
    ]);
  });

  it('does not excuse a label with what was not checked', () => {
    const { reasons } = view({ evidence: [label], unchecked: [{ source: 'c2pa', reason: 'drm' }] });
    expect(reasons).toHaveLength(1);
  });

  it('puts notes beside the label, and nowhere among the reasons', () => {
    const notes = { said: 'You said: real footage', hint: '3 of the last 3' };
    const [plain, noted] = [view({ evidence: [label] }), view({ evidence: [label] }, notes)];
    expect(noted).toEqual({ ...plain, notes: [notes.said, notes.hint] });
    // Only where we say nothing do the person's words stand in the pill.
    expect(view({}, notes)).toMatchObject({ reason: '', aside: notes.said, reasons: [] });
    expect(view({}, { said: null, hint: notes.hint })).toMatchObject({ aside: '' });
  });

  it('runs in the direction of the browser’s language', () => {
    dir = 'rtl';
    expect(view({ evidence: [label] }).dir).toBe('rtl');
  });
});
