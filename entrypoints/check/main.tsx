import { startPage } from '@/components/inspector/start-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { t } from '@/utils/browser/words.ts';
import { App } from './App.tsx';

document.title = t('inspector_check_title');
startPage(<App settings={await readSettings()} />);
