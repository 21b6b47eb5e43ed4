import { browser } from '#imports';

/**
 * Everything that Second Look keeps on this machine: settings, what was found, and whatever else lies in its stores.
 * Stores are emptied, not removed: the background may hold them open. Rejects where something could not be deleted.
 */
export async function deleteEverything(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => name && empty(name)));
}

function empty(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return resolve(database.close());
      const change = database.transaction(stores, 'readwrite');
      for (const store of stores) change.objectStore(store).clear();
      change.oncomplete = () => resolve(database.close());
      change.onerror = () => reject(change.error);
    };
  });
}
