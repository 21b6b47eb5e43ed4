import { expect, test } from './fixtures.ts';
import { openOptions } from './options-page.ts';

test('the detector’s card tells its figures, all generators on demand, and admits that it has none', async ({
  extension,
}) => {
  const options = await openOptions(extension);
  const opened = extension.context.waitForEvent('page');
  await options.getByRole('link', { name: 'How good is the detector?' }).click();
  const card = await opened;
  const figures = await options.evaluate(() =>
    fetch('/models/model-card.json').then((answer) => answer.json()),
  );
  const found = `${Number((figures.strict['tpr@5%'] * 100).toFixed(1))}%`;
  await expect(card.locator('.found tbody tr').last()).toContainText(found);
  for (const { sha256 } of figures.files) await expect(card.getByText(sha256)).toBeVisible();
  const rows = card.locator('section', { hasText: 'Generator by generator' }).locator('tbody tr');
  expect(await rows.count()).toBe(Object.keys(figures.generators).length);
  await expect(rows.last()).toBeHidden();
  await card.emulateMedia({ media: 'print' });
  await expect(rows.last()).toBeVisible();
  await card.emulateMedia({ media: 'screen' });
  await card.getByRole('button', { name: 'Show all' }).click();
  await expect(rows.last()).toBeVisible();
  await expect(rows.nth(12)).toBeFocused();

  await card.route('**/model-card.json', (route) => route.fulfill({ body: '{"version":1}' }));
  await card.reload();
  await expect(card.getByRole('alert')).toContainText('missing or damaged');
  await card.close();
  await options.close();
});
