import { beforeEach, expect, test } from 'vitest';
import { browser } from '#imports';
import { raiseNetWall, throughNetWall } from '@/utils/browser/net-wall.ts';

interface Rule {
  readonly id: number;
  readonly action: { readonly type: string };
}

let rules: Rule[];
beforeEach(() => {
  rules = [{ id: 7, action: { type: 'allow' } }];
  Object.assign(browser, {
    declarativeNetRequest: {
      getSessionRules: async () => rules,
      updateSessionRules: async ({ removeRuleIds = [] as number[], addRules = [] as Rule[] }) => {
        rules = rules.filter(({ id }) => !removeRuleIds.includes(id)).concat(addRules);
      },
    },
  });
});

const gates = () => rules.filter(({ action }) => action.type === 'allow').length;

test('raising the wall drops what an earlier life of the background left', async () => {
  await raiseNetWall();
  expect(rules.length).toBeGreaterThan(5);
  expect(gates()).toBe(0);
});

test('a page on a private host opens a gate while its file is read, even where that fails', async () => {
  await raiseNetWall();
  const both = await Promise.all([
    throughNetWall('http://192.168.1.5:8080/a', async () => gates()),
    throughNetWall('http://192.168.1.5:8080/b', async () => gates()),
  ]);
  expect(both).toContain(2);
  await throughNetWall('http://nas.local/', () => Promise.reject(new Error())).catch(() => {});
  expect(gates()).toBe(0);
});

test('a public page opens none', async () => {
  await raiseNetWall();
  expect(await throughNetWall('https://page.example/', async () => gates())).toBe(0);
});
