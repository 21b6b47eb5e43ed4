import './VideoRow.css';
import { Fragment } from 'react';
import type { Level } from '@/utils/verdict/fuse.ts';
import { LevelIcon } from './LevelIcon.tsx';

interface Props {
  readonly level: Level;
  /** The level and the reason in words. */
  readonly title: string;
  readonly reason: string;
  /** The author and what the author wrote, from the page: shown as text, each in whatever direction it runs. */
  readonly about: readonly string[];
  /** What the person said about it. */
  readonly said: string | undefined;
  readonly inspectLabel: string;
  readonly wrongLabel: string;
  readonly onShow: () => void;
  readonly onInspect: () => void;
  readonly onWrong: () => void;
}

/** One video of a page: a click shows it there, the buttons beside open the inspector. */
export function VideoRow(props: Props) {
  const { level, title, reason, about, said, inspectLabel, wrongLabel } = props;
  const which = about.join(' · ');
  return (
    <li className="video-row">
      <button type="button" className="show" onClick={props.onShow} title={reason || title}>
        <LevelIcon level={level} />
        <span className="what">
          <strong>{title}</strong>
          {reason && <span className="soft"> · {reason}</span>}
        </span>
        {said && <span className="said">{said}</span>}
        <span className="about hint">
          {about.map((words, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: author and caption may be the same words, and never change places
            <Fragment key={index}>
              {index > 0 && <span> · </span>}
              <bdi>{words}</bdi>
            </Fragment>
          ))}
        </span>
      </button>
      <span className="beside">
        {(
          [
            [inspectLabel, props.onInspect, 'inspect'],
            [wrongLabel, props.onWrong, 'wrong'],
          ] as const
        ).map(([label, act, name]) => (
          <button
            key={name}
            type="button"
            className={`button quiet ${name}`}
            aria-label={`${label}: ${which}`}
            onClick={act}
          >
            {label}
          </button>
        ))}
      </span>
    </li>
  );
}
