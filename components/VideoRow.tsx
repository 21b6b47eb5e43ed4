import './VideoRow.css';
import type { Level } from '@/utils/verdict/fuse.ts';
import { LevelIcon } from './LevelIcon.tsx';

interface Props {
  readonly level: Level;
  /** The level and the reason in words. */
  readonly title: string;
  readonly reason: string;
  /** The author and what the author wrote, from the page: shown as text, in whatever direction it runs. */
  readonly about: string;
  readonly inspectLabel: string;
  readonly onShow: () => void;
  readonly onInspect: () => void;
}

/** One video of a page: a click shows it there, the button beside opens the inspector. */
export function VideoRow({ level, title, reason, about, inspectLabel, onShow, onInspect }: Props) {
  return (
    <li className="video-row">
      <button type="button" className="show" onClick={onShow} title={reason || title}>
        <LevelIcon level={level} />
        <span className="what">
          <strong>{title}</strong>
          {reason && <span className="soft"> · {reason}</span>}
        </span>
        <bdi className="about hint">{about}</bdi>
      </button>
      <button
        type="button"
        className="button quiet inspect"
        aria-label={`${inspectLabel}: ${about}`}
        onClick={onInspect}
      >
        {inspectLabel}
      </button>
    </li>
  );
}
