import { browser } from '#imports';
import { Access } from '@/components/Access.tsx';
import { t } from '@/utils/browser/words.ts';
import { DemoVideo } from './DemoVideo.tsx';
import { AskPicture, ChoosePicture, FeedPicture } from './pictures.tsx';

/** Seen once, after installing. What it asks for, nobody has to give. */
export function Welcome() {
  const steps = [
    { picture: <FeedPicture />, title: t('welcome_scroll'), text: t('welcome_scroll_text') },
    {
      picture: <AskPicture />,
      title: t('welcome_why'),
      text: t('welcome_why_text', t('menu_look')),
    },
    { picture: <ChoosePicture />, title: t('welcome_choose'), text: t('welcome_choose_text') },
  ];
  return (
    <main>
      <header>
        <img src="/icon/96.png" alt="" width="56" height="56" />
        <h1>{t('welcome_title')}</h1>
        <p className="soft">{t('welcome_intro')}</p>
      </header>
      <DemoVideo />
      <Access />
      <ol>
        {steps.map(({ picture, title, text }) => (
          <li key={title}>
            {picture}
            <h2>{title}</h2>
            <p className="soft">{text}</p>
          </li>
        ))}
      </ol>
      <footer>
        <p>{t('welcome_limits')}</p>
        <p className="soft">{t('welcome_local')}</p>
        <button
          type="button"
          className="button"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {t('welcome_options')}
        </button>
      </footer>
    </main>
  );
}
