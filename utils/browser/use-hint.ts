import { useEffect, useState } from 'react';
import type { Post } from '@/utils/sites/site.ts';
import { sendMessage } from './messages.ts';
import { watchSettings } from './settings.ts';

/** What was found on other videos of the account, in words; null where nothing is kept. */
export function useHint(post: Post | undefined): string | null {
  const [hint, setHint] = useState<string | null>(null);
  useEffect(() => {
    if (!post) return setHint(null);
    const read = () =>
      void sendMessage('readNotes', { post }).then(
        (notes) => setHint(notes.hint),
        () => setHint(null),
      );
    read();
    return watchSettings(read);
  }, [post]);
  return hint;
}
