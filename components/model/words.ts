import { type MessageKey, t } from '@/utils/browser/words.ts';

const SHARE = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat();
const AUC = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** `0.175` → "17.5 %", in the way of the person's language, as all numbers here. */
export const share = (value: number) => SHARE.format(value);
export const whole = (value: number) => WHOLE.format(value);
export const auc = (value: number) => AUC.format(value);
export const oneIn = (count: number) => t('model_one_in', whole(count));

const KINDS: Readonly<Record<string, MessageKey>> = {
  'camera-phone': 'kind_camera_phone',
  'camera-pro-stock': 'kind_camera_pro_stock',
  animation: 'kind_animation',
  'music-edited': 'kind_music_edited',
  'sports-action': 'kind_sports_action',
  'nature-animal': 'kind_nature_animal',
  'webcam-talking-head': 'kind_webcam_talking_head',
  'driving-drone-surveillance': 'kind_driving_drone_surveillance',
  'screen-recording': 'kind_screen_recording',
  'slideshow-text': 'kind_slideshow_text',
  game: 'kind_game',
  'tv-news': 'kind_tv_news',
  'film-tv': 'kind_film_tv',
  'archive-lowquality': 'kind_archive_lowquality',
  other: 'kind_other',
};

/** A kind of ordinary video in words; one that a later card brings keeps the card's own. */
export const kindOf = (name: string) => (KINDS[name] ? t(KINDS[name]) : name);
