import { openPage } from '@/utils/browser/open-page.tsx';
import { t } from '@/utils/browser/words.ts';
import { Welcome } from './Welcome.tsx';
import './style.css';

openPage(t('welcome_title'), <Welcome />);
