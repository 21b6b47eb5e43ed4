import { useState } from 'react';
import type { CheckedFile } from '@/utils/browser/check-files.ts';
import { t } from '@/utils/browser/words.ts';
import type { Sensitivity } from '@/utils/verdict/fuse.ts';
import { FileRow } from './FileRow.tsx';
import { COLUMNS, type Column, type Row, rowOf, sortRows } from './file-rows.ts';

interface Props {
  readonly files: readonly CheckedFile[];
  readonly sensitivity: Sensitivity;
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
}

/** Every chosen file with its level; a click on a column sorts by it, a second click the other way round. */
export function FilesTable({ files, sensitivity, shown, onShow }: Props) {
  const [sort, setSort] = useState<{ column: Column; down: boolean } | null>(null);
  const rows: readonly Row[] = files.map((file) => rowOf(file, sensitivity));
  const sorted = sort ? sortRows(rows, sort.column, sort.down) : rows;
  const direction = (column: Column) =>
    sort?.column !== column ? 'none' : sort.down ? 'descending' : 'ascending';
  return (
    // Narrow panels scroll the table, and the keyboard must be able to.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll" tabIndex={0} aria-label={t('inspector_check_table')}>
      <table className="files">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" aria-sort={direction(column)}>
                <button
                  type="button"
                  onClick={() => setSort({ column, down: sort?.column === column && !sort.down })}
                >
                  {t(`inspector_column_${column}`)}
                  <span aria-hidden="true">
                    {{ none: '', ascending: ' ↑', descending: ' ↓' }[direction(column)]}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <FileRow key={row.id} row={row} shown={row.id === shown} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
