import { openPage } from '@/utils/browser/open-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { findThisPage, readVideos } from '@/utils/browser/this-page.ts';
import { t } from '@/utils/browser/words.ts';
import { Popup } from './Popup.tsx';
import './style.css';

const [settings, page] = await Promise.all([readSettings(), findThisPage()]);
const videos = page ? await readVideos(page.tabId) : [];
openPage(t('extName'), <Popup first={settings} page={page} firstVideos={videos} />);
