import { expect, it } from 'vitest';
import { openPage } from '@/scripts/read/open-page.ts';
import { media, rendition } from '@/utils/sites/find-records.ts';
import { pinterest } from '@/utils/sites/pinterest.ts';
import type { Site } from '@/utils/sites/site.ts';
import { tumblr } from '@/utils/sites/tumblr.ts';
import { vk } from '@/utils/sites/vk.ts';
import { x } from '@/utils/sites/x.ts';
import { youtube } from '@/utils/sites/youtube.ts';

const ANSWER = new URL('https://site.example/answer');

/** Which post a page's only video belongs to. */
function postOf(site: Site, address: string, html: string) {
  const { videos, page, close } = openPage(html, site, new URL(address));
  const ids = videos.map((video) => site.identify(video, page)?.postId ?? null);
  close();
  return ids;
}

it('X: names the account, not the person its badge names', () => {
  const result = {
    __typename: 'User',
    affiliates_highlighted_label: {
      label: { longDescription: { entities: [{ ref: { screen_name: 'the_owner' } }] } },
    },
    core: { screen_name: 'the_robot' },
  };
  const tweet = {
    __typename: 'Tweet',
    rest_id: '1000000000000000901',
    core: { user_results: { result } },
    legacy: { full_text: 'beep' },
  };
  expect(x.parse?.(JSON.stringify({ data: tweet }), ANSWER)).toMatchObject([
    { author: 'the_robot' },
  ]);
});

it('Tumblr: an embed names its post in its address, the blog by a key', () => {
  const address = 'https://embed.tumblr.com/embed/post/t:Abc-12_x/763491053363920896/v2';
  expect(postOf(tumblr, address, '<article><video src="/a.mp4"></video></article>')).toEqual([
    '763491053363920896',
  ]);
});

it('Pinterest: only the words that its label stands for are a label', () => {
  const labels = (ai_disclosures: unknown) =>
    pinterest.parse?.(
      JSON.stringify({ id: '900000000000000001', type: 'pin', ai_disclosures, images: {} }),
      ANSWER,
    )?.[0]?.labels;
  expect(labels([1])).toMatchObject([{ says: 'ai-edited' }]);
  for (const other of [[3], ['NONE'], { values: ['NOT_AI'] }, [[]], [0], [null], [{}]])
    expect(labels(other)).toEqual([]);
});

it('takes a film for a film, whatever words its name has', () => {
  const isFilm = (address: string) => media('1', rendition(address)).length > 0;
  expect(isFilm('https://cdn.example/live-music-2025.mp4')).toBe(true);
  expect(isFilm('https://cdn.example/a.m4a/b.mp4')).toBe(true);
  expect(isFilm('https://cdn.example/a.mp4?name=song.mp3')).toBe(true);
  expect(isFilm('https://cdn.example/song.mp3?x=1')).toBe(false);
  expect(isFilm('https://sf16-ies-music-sg.tiktokcdn.com/obj/slides')).toBe(false);
});

it('YouTube: buttons of two Shorts in one answer name neither', () => {
  const button = (videoId: string) => ({ button: { target: { videoId } } });
  const answer = (...ids: string[]) =>
    JSON.stringify({
      status: 'REEL_ITEM_WATCH_STATUS_SUCCEEDED',
      overlay: { buttons: ids.map(button) },
      engagementPanels: [
        { howThisWasMadeSectionViewModel: { bodyText: { content: 'x' }, url: '15447836' } },
      ],
    });
  const read = (text: string) => youtube.parse?.(text, ANSWER)?.map(({ postId }) => postId);
  expect(read(answer('AAAAAAAAAAA', 'AAAAAAAAAAA'))).toEqual(['AAAAAAAAAAA']);
  expect(read(answer('AAAAAAAAAAA', 'BBBBBBBBBBB'))).toEqual([]);
});

it('VK: a card that names no video is not the video of the page', () => {
  const card =
    '<div class="VideoCard"><a href="/playlist/-5_1"></a><video src="/a.mp4"></video></div>';
  expect(postOf(vk, 'https://vkvideo.ru/video-1_2', card)).toEqual([null]);
});
