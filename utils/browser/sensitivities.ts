import { FALSE_ALARM_RATE, type Sensitivity } from '@/utils/verdict/fuse.ts';
import { t } from './words.ts';

/** The three settings in words, each with the share of ordinary videos that it may call likely AI by mistake. */
export function sensitivities() {
  const oneIn = (sensitivity: Sensitivity) =>
    new Intl.NumberFormat().format(Math.round(1 / FALSE_ALARM_RATE[sensitivity]));
  return [
    { value: 'low', label: t('sensitivity_low'), hint: t('sensitivity_low_hint', oneIn('low')) },
    {
      value: 'balanced',
      label: t('sensitivity_balanced'),
      hint: t('sensitivity_balanced_hint', oneIn('balanced')),
    },
    {
      value: 'high',
      label: t('sensitivity_high'),
      hint: t('sensitivity_high_hint', oneIn('high')),
    },
  ] as const;
}
