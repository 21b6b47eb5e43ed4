import { LevelIcon } from '@/components/LevelIcon.tsx';
import { say, t } from '@/utils/browser/words.ts';
import { explainLevel, percent } from '@/utils/verdict/explain.ts';
import type { Row } from './file-rows.ts';
import { fileSize } from './numbers.ts';

interface Props {
  readonly row: Row;
  readonly shown: boolean;
  readonly onShow: (id: string) => void;
}

export function FileRow({ row, shown, onShow }: Props) {
  const { id, file, size, state, level, score, why } = row;
  return (
    <tr>
      <td>
        {level ? (
          <button
            type="button"
            className="button quiet"
            aria-pressed={shown}
            aria-label={t('inspector_check_details', file)}
            onClick={() => onShow(id)}
          >
            <bdi>{file}</bdi>
          </button>
        ) : (
          <bdi>{file}</bdi>
        )}
      </td>
      <td className="number">{fileSize(size)}</td>
      <td>{state}</td>
      <td>
        {level && (
          <span className="level">
            <LevelIcon level={level} /> {say(explainLevel(level).title)}
          </span>
        )}
      </td>
      <td className="number">{score === null ? '' : percent(score)}</td>
      <td>{why}</td>
    </tr>
  );
}
