import { showWhenAsked } from '@/utils/browser/inspect.ts';
import { openPage } from '@/utils/browser/open-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { t } from '@/utils/browser/words.ts';
import { App } from './App.tsx';

showWhenAsked();
openPage(t('extName'), <App settings={await readSettings()} />);
