// Fetches the board again and swaps only the parts that changed, so that nothing flickers.
'use strict';
const board = document.querySelector('.board');
const fresh = document.getElementById('fresh');
let failures = 0;

async function refresh() {
  try {
    const answer = await fetch('/status.html', { cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status);
    const next = document.createElement('template');
    next.innerHTML = await answer.text();
    const parts = root => [...root.querySelectorAll('[data-part]')];
    const names = root => parts(root).map(part => part.dataset.part).join('\n');
    if (names(board) !== names(next.content)) board.replaceChildren(next.content);
    else parts(next.content).forEach((part, at) => {
      const old = parts(board)[at];
      if (old.outerHTML !== part.outerHTML) old.replaceWith(part);
    });
    failures = 0;
    if (fresh.textContent) fresh.textContent = '';
  } catch {
    failures++;
    fresh.textContent = 'No answer from the server; trying again.';
  }
  setTimeout(refresh, document.hidden ? 15000 : Math.min(2000 * (failures + 1), 30000));
}
setTimeout(refresh, 2000);
