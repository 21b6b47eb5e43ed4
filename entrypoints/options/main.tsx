import { openPage } from '@/utils/browser/open-page.tsx';
import { readSettings } from '@/utils/browser/settings.ts';
import { t } from '@/utils/browser/words.ts';
import { Options } from './Options.tsx';
import './style.css';

openPage(t('options_title'), <Options first={await readSettings()} />);
