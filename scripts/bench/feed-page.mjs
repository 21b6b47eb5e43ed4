/**
 * A timeline in X's structure: a virtual list of 200 video posts that keeps only the cells near the window, as the
 * real one does. Every fourth post carries the platform's own AI label in the page's answer.
 */
export const POSTS = 200;
const isLabelled = (index) => index % 4 === 0;
const idOf = (index) => String(1_900_000_000_000_000_000n + BigInt(index));

export const timeline = () => ({
  data: {
    home: {
      home_timeline_urt: {
        instructions: [
          {
            type: 'TimelineAddEntries',
            entries: Array.from({ length: POSTS }, (_, i) => entry(i)),
          },
        ],
      },
    },
  },
});

function entry(index) {
  const disclosure = {
    content_disclosure: {
      ai_generated_disclosure: {
        has_ai_generated_media: true,
        can_edit: true,
        ai_generated_detection_source: 'UserDeclared',
      },
    },
  };
  const result = {
    __typename: 'Tweet',
    rest_id: idOf(index),
    core: { user_results: { result: { core: { screen_name: 'bench', name: 'Bench' } } } },
    legacy: { id_str: idOf(index), full_text: `Post ${index}`, extended_entities: { media: [] } },
    ...(isLabelled(index) ? disclosure : {}),
  };
  return {
    entryId: `tweet-${idOf(index)}`,
    content: { itemContent: { tweet_results: { result } } },
  };
}

export const html = () => `<!doctype html><meta charset=utf-8><title>Home</title>
<style>body{margin:0;font:15px sans-serif}main{position:relative;width:600px;margin:auto;height:${POSTS * 560}px}
.cell{position:absolute;left:0;right:0;height:550px;border-bottom:1px solid #ddd}video{width:560px;height:420px;background:#345;display:block}</style>
<main></main><script>
const main = document.querySelector('main'), cells = new Map();
const stats = window.stats = { cls: 0, longTasks: 0, longest: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) stats.cls += e.value; }).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) { stats.longTasks++; stats.longest = Math.max(stats.longest, e.duration); } }).observe({ type: 'longtask' });
const post = (i, id) => '<article data-testid=tweet><div data-testid=User-Name><a href=/bench>Bench</a><a href=/bench/status/' + id + '><time datetime=2026-11-01>1h</time></a></div><div data-testid=tweetText>Post ' + i + '</div><div data-testid=tweetPhoto><div data-testid=placementTracking><div data-testid=videoPlayer><div data-testid=videoComponent><video playsinline muted preload=none></video></div></div></div></div></article>';
function render() {
  const from = Math.max(0, Math.floor(scrollY / 560) - 2), to = Math.min(${POSTS} - 1, from + 6);
  for (const [i, cell] of cells) if (i < from || i > to) { cell.remove(); cells.delete(i); }
  for (let i = from; i <= to; i++) if (!cells.has(i)) {
    const cell = document.createElement('div'); cell.className = 'cell'; cell.dataset.testid = 'cellInnerDiv';
    cell.style.transform = 'translateY(' + i * 560 + 'px)';
    cell.innerHTML = post(i, String(1900000000000000000n + BigInt(i))); main.append(cell); cells.set(i, cell);
  }
}
addEventListener('scroll', render, { passive: true });
fetch('/i/api/graphql/abc/HomeTimeline').then((r) => r.json()).then(render);
</script>`;
