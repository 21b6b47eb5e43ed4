import { openPage } from '@/utils/browser/open-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { t } from '@/utils/browser/words.ts';
import { App } from './App.tsx';

openPage(t('inspector_check_title'), <App settings={await readSettings()} />);
