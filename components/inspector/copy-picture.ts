/**
 * Puts a picture on the clipboard as PNG, which every browser takes. Call it in a click; rejects where the browser
 * does not allow it.
 */
export function copyPicture(address: string): Promise<void> {
  // The picture is promised, not awaited: the browser's permission may end with the click.
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(address) })]);
}

async function toPng(address: string): Promise<Blob> {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
