import { startPage } from '@/components/inspector/start-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { App } from './App.tsx';

startPage(<App settings={await readSettings()} />);
