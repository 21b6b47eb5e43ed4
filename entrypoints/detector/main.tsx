import { ModelCardPage } from '@/components/model/ModelCardPage.tsx';
import { openPage } from '@/utils/browser/open-page.tsx';
import { t } from '@/utils/browser/words.ts';
import { parseModelCard } from '@/utils/model/model-card.ts';

const FIGURES = '/models/model-card.json';

const card = await fetch(FIGURES)
  .then(async (answer) => parseModelCard(await answer.json()))
  .catch(() => null);
openPage(t('model_title'), <ModelCardPage card={card} file={FIGURES} />);
