// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import type { ASK, Inspection } from '@/utils/browser/inspect-video.ts';
import { alone, inspectVideo } from '@/utils/browser/inspect-video.ts';
import type { Examined, InspectTarget } from '@/utils/browser/messages.ts';
import type { Evidence, SourceId } from '@/utils/evidence/evidence.ts';

const target: InspectTarget = {
  post: { site: 'generic', postId: '1', pageUrl: 'https://blog.example/', labels: [], urls: [] },
  tabId: 1,
  frameId: 0,
  videoId: 'v',
  askedAt: 1,
};
const CLOSE = 10_008;
const says = (source: SourceId, by: string): Evidence => ({
  source,
  class: 'declared',
  claim: 'ai-generated',
  strength: 'firm',
  by,
  detail: { kind: 'x' },
});
const examined = (part: Partial<Examined>): Examined => ({
  evidence: [],
  unchecked: [],
  checked: [],
  thumbnails: [],
  at: 5,
  ...part,
});

const send = vi.hoisted(() => vi.fn(async (_: string) => {}));
vi.mock('@/utils/browser/messages.ts', () => ({ sendMessage: send }));

async function run(ask: Partial<typeof ASK>, signal = new AbortController().signal) {
  const told: Inspection[] = [];
  const answers = {
    recall: async () => examined({}),
    played: async () => null,
    file: async () => examined({}),
    ...ask,
  };
  await inspectVideo(target, (inspection) => told.push(inspection), signal, answers);
  return told;
}

describe('inspecting a video', () => {
  it('shows what is remembered before it examines anything, and does not take frames twice', async () => {
    const frames = vi.fn(async () => null);
    const told = await run({
      recall: async () =>
        examined({ checked: ['detector'], evidence: [says('c2pa', 'old')], looked: CLOSE }),
      played: frames,
      file: async () => examined({ checked: ['c2pa'], evidence: [says('c2pa', 'new')] }),
    });
    expect(told.map(({ step }) => step)).toEqual(['recall', 'file', 'done']);
    expect(told[1]?.findings.evidence).toEqual([says('c2pa', 'old')]);
    expect(told[2]?.findings.evidence).toEqual([says('c2pa', 'new')]);
    expect(frames).not.toHaveBeenCalled();
  });

  it('takes pictures closely where a feed saw some in passing, and no file can be read', async () => {
    const passing = examined({
      checked: ['detector'],
      looked: 8,
      evidence: [says('detector', 'a')],
    });
    const closely = examined({
      ...{ checked: ['detector'], looked: CLOSE, evidence: [says('detector', 'b')] },
    });
    const played = vi.fn(async (_target: InspectTarget, _frames: boolean) => closely);
    const told = await run({ recall: async () => passing, played });
    expect(played).toHaveBeenCalledOnce();
    expect(played.mock.calls[0]?.[1]).toBe(true);
    expect(told.map(({ step }) => step)).toEqual(['recall', 'file', 'frames', 'done']);
    expect(told.at(-1)?.findings.evidence).toEqual([says('detector', 'b')]);

    const file = async () => closely;
    await run({ recall: async () => passing, played, file });
    expect(played).toHaveBeenCalledOnce();
  });

  it('keeps what the feed saw where nothing plays any more', async () => {
    const passing = examined({
      checked: ['detector'],
      looked: 8,
      evidence: [says('detector', 'a')],
    });
    const told = await run({ recall: async () => passing });
    expect(told.at(-1)?.findings.evidence).toEqual([says('detector', 'a')]);
  });

  it('says so where the picture cannot be captured, and goes on to the file', async () => {
    const told = await run({
      file: async () => examined({ checked: ['container'], evidence: [says('container', 'x')] }),
    });
    const last = told.at(-1)?.findings;
    expect(last?.unchecked).toContainEqual({ source: 'detector', reason: 'no-frames' });
    expect(last?.evidence).toEqual([says('container', 'x')]);
  });

  it('keeps what was found where a later step breaks', async () => {
    const told = await run({
      recall: async () => examined({ checked: ['c2pa'], evidence: [says('c2pa', 'kept')] }),
      played: () => Promise.reject(new Error('no such tab')),
      file: () => Promise.reject(new Error('the worker is gone')),
    });
    const last = told.at(-1);
    expect(last?.step).toBe('done');
    expect(last?.findings.evidence).toEqual([says('c2pa', 'kept')]);
    expect(last?.findings.unchecked).toContainEqual({
      source: 'container',
      reason: 'crashed',
      detail: 'Error: the worker is gone',
    });
  });

  it('says nothing more once it was stopped, and asks for nothing more', async () => {
    const controller = new AbortController();
    const file = vi.fn(async () => examined({}));
    const told = await run(
      {
        played: async () => {
          controller.abort();
          return examined({ evidence: [says('mark', 'late')] });
        },
        file,
      },
      controller.signal,
    );
    expect(told.map(({ step }) => step)).toEqual(['recall', 'frames']);
    expect(file).not.toHaveBeenCalled();
  });
});

describe('two inspectors', () => {
  it('closing the one that waits leaves the work of the other alone', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const work = vi.fn(() => finished);
    const working = alone(first.signal, work);
    const waiting = alone(second.signal, async () => {}).catch(() => 'gone');
    await vi.waitFor(() => expect(work).toHaveBeenCalled());
    second.abort();
    expect(send).not.toHaveBeenCalledWith('stopInspecting', {});
    first.abort();
    expect(send).toHaveBeenCalledWith('stopInspecting', {});
    finish();
    await working;
    expect(await waiting).toBe('gone');
  });
});
