import { expect, test } from '@jest/globals';
import { coverOf } from '../../src/text/cover.ts';

test.each([
  ['kmalloc kzalloc kmem_cache_alloc_node vmalloc', ['alloc']],
  ['kfree kvfree usb_free_urb mempool_destroy dma_pool_destroy', ['free', 'pool_destroy']],
  ['clk_get gpio', ['clk_get', 'gpio']],
  ['a ab abc', ['a']],
  ['', ['']],
])('pieces that are within %s', (words, cover) => {
  const all = words.split(' ');
  expect([...coverOf(all)].sort()).toEqual([...cover].sort());
  expect(all.every((word) => coverOf(all).some((piece) => word.includes(piece)))).toBe(true);
});
