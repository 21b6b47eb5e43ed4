import { describe, expect, it } from 'vitest';
import { parseCsv } from '@/scripts/evaluate/csv.mjs';

describe('parseCsv', () => {
  it('reads quoted fields with commas, quotes and line breaks', () => {
    expect(parseCsv('file,note\r\na.mp4,"one, ""two""\nthree"\r\nb.mp4,\r\n')).toEqual([
      { file: 'a.mp4', note: 'one, "two"\nthree' },
      { file: 'b.mp4', note: '' },
    ]);
  });

  it('takes a byte order mark, no last line break and empty lines', () => {
    expect(parseCsv('\ufefffile,label\n\na.mp4,ai')).toEqual([{ file: 'a.mp4', label: 'ai' }]);
    expect(parseCsv('')).toEqual([]);
  });

  it('refuses a record with a field too few, naming it', () => {
    expect(() => parseCsv('file,label\na.mp4,ai\nb.mp4\n')).toThrow('Record 3 has 1 fields');
  });
});
