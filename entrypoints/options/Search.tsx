import { useEffect, useId, useState } from 'react';
import { t } from '@/utils/browser/words.ts';

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/**
 * Hides the page's sections that have not all the words looked for. It reads what is on the page, so that a section
 * needs to do nothing for it; what React draws and hides itself is left alone.
 */
export function Search() {
  const id = useId();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState(-1);
  useEffect(() => {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const look = () => {
      let count = 0;
      for (const section of document.querySelectorAll<HTMLElement>('main > .section')) {
        const text = plain(section.textContent ?? '');
        section.hidden = !words.every((word) => text.includes(word));
        if (!section.hidden) count++;
      }
      setFound(words.length > 0 ? count : -1);
    };
    look();
    // Some sections are loaded after the others: the search finds them, too.
    const later = new MutationObserver(look);
    const main = document.querySelector('main');
    if (main) later.observe(main, { childList: true });
    return () => later.disconnect();
  }, [query]);
  return (
    <search className="search">
      <label className="visually-hidden" htmlFor={id}>
        {t('options_search')}
      </label>
      <input
        id={id}
        type="search"
        className="field"
        placeholder={t('options_search')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <p role="status" className={found === 0 ? 'soft' : 'visually-hidden'}>
        {found === 0 && t('options_search_none')}
        {found > 0 && t('options_search_found', String(found))}
      </p>
    </search>
  );
}
