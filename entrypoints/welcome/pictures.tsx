import { LevelIcon } from '@/components/LevelIcon.tsx';
import { say, t } from '@/utils/browser/words.ts';
import { explainLevel } from '@/utils/verdict/explain.ts';
import type { Level } from '@/utils/verdict/fuse.ts';

/** Pictures of what the text beside them says: decoration, so screen readers pass them over. */
const title = (level: Level) => say(explainLevel(level).title);

export const FeedPicture = () => (
  <div className="picture feed" aria-hidden="true">
    {(['ai', null, 'likely-ai'] as const).map((level) => (
      <div className="post" key={level}>
        <i />
        <b />
        <div className="film">
          {level && (
            <span className="badge">
              <LevelIcon level={level} /> {title(level)}
            </span>
          )}
        </div>
      </div>
    ))}
  </div>
);

export const AskPicture = () => (
  <div className="picture ask" aria-hidden="true">
    <div className="film">
      <span className="badge">
        <LevelIcon level="ai" /> {title('ai')}
      </span>
      <span className="menu">{t('menu_look')}</span>
    </div>
    <div className="panel">
      <strong>
        <LevelIcon level="ai" /> {title('ai')}
      </strong>
      <b />
      <b />
      <i />
      <b />
      <b />
    </div>
  </div>
);

export const ChoosePicture = () => (
  <div className="picture choose" aria-hidden="true">
    <div className="panel">
      <p>
        <span>{t('popup_on')}</span> <em />
      </p>
      <p>
        <span>{t('popup_on_site', 'X')}</span> <em />
      </p>
      {(['ai', 'ai-edited', 'captured'] as const).map((level) => (
        <p key={level} className="row">
          <LevelIcon level={level} /> <span>{title(level)}</span>
        </p>
      ))}
    </div>
  </div>
);
