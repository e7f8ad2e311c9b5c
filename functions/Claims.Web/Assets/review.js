// The coder's page. Without it the form still works: this adds highlights, moving, search and
// sums. Runs after scan.js.
'use strict';
const form = document.getElementById('review');
const say = text => { document.getElementById('said').textContent = text; };

// Rows left blank for people without scripts must not be sent from here.
all('.spare').forEach(row => row.remove());

// ---- Evidence: what the coder points at lights up on the scan, and the other way round.
let lit = null;
const marksOf = key => all(`.mark[data-owner="${key}"]`);

function light(key, scroll) {
  if (lit !== key) {
    all('.mark.on').forEach(mark => mark.classList.remove('on'));
    all('.lit').forEach(row => row.classList.remove('lit'));
    lit = key;
    marksOf(key).forEach(mark => mark.classList.add('on'));
    all(`[data-key="${key}"]`).forEach(row => row.classList.add('lit'));
  }
  const first = marksOf(key)[0];
  if (scroll && first) bringIntoView(first);
}

function bringIntoView(mark) {
  const box = mark.getBoundingClientRect();
  const frame = sheets.getBoundingClientRect();
  if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8 && box.left >= frame.left && box.right <= frame.right) return;
  sheets.scrollBy({
    top: box.top - frame.top - (frame.height - box.height) / 2,
    left: box.right > frame.right || box.left < frame.left ? box.left - frame.left - 40 : 0,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
}

let pointing;
form.addEventListener('pointerover', event => {
  const row = event.target.closest('[data-key]');
  clearTimeout(pointing);
  // A short rest, so that crossing the page with the pointer does not make the scan run about.
  if (row && event.pointerType === 'mouse') pointing = setTimeout(() => light(row.dataset.key, true), 130);
});
form.addEventListener('focusin', event => {
  const row = event.target.closest('[data-key]');
  if (row) light(row.dataset.key, true);
});
form.addEventListener('click', event => {
  const where = event.target.closest('a.where');
  if (!where) return;
  event.preventDefault();
  light(where.closest('[data-key]').dataset.key, false);
  bringIntoView(document.getElementById(where.hash.slice(1)));
});
sheets.addEventListener('click', event => {
  const mark = event.target.closest('.mark');
  if (!mark) return;
  const row = form.querySelector(`[data-key="${mark.dataset.owner}"]`);
  row?.closest('details')?.setAttribute('open', '');
  light(mark.dataset.owner, false);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector('input:not([type=hidden]), select, button')?.focus({ preventScroll: true });
});

// ---- Billing order. Lines point to diagnoses by number; when the order changes, the numbers follow.
const dxRows = document.getElementById('dx-rows');
const lineRows = document.getElementById('line-rows');
const part = (row, name) => row.querySelector(`[name="${row.dataset.key}.${name}"]`);
const counts = row => part(row, 'use').checked && part(row, 'code').value.trim() !== '';
const billed = () => all('.row', dxRows).filter(counts);
let order = billed().map(row => row.dataset.key);

function renumber() {
  const before = order;
  order = billed().map(row => row.dataset.key);
  all('.row', dxRows).forEach((row, at) => {
    const place = order.indexOf(row.dataset.key) + 1;
    row.querySelector('.place').textContent = place || '–';
    row.classList.toggle('off', !part(row, 'use').checked);
    part(row, 'order').value = at + 1;
  });
  for (const row of all('.row', lineRows)) {
    const pointers = part(row, 'pointers');
    const numbers = pointers.value.split(/[\s,;/]+/).filter(Boolean);
    if (numbers.every(number => /^\d+$/.test(number) && before[number - 1])) {
      pointers.value = numbers.map(number => order.indexOf(before[number - 1]) + 1).filter(Boolean).join(', ');
    }
  }
  explain();
}

function explain() {
  let cents = 0;
  for (const row of all('.row', lineRows)) {
    const use = part(row, 'use').checked;
    row.classList.toggle('off', !use);
    const codes = part(row, 'pointers').value.split(/[\s,;/]+/).filter(Boolean).map(word => {
      const number = /^[a-l]$/i.test(word) ? word.toUpperCase().charCodeAt(0) - 64 : Number(word);
      const dx = dxRows.querySelector(`[data-key="${order[number - 1]}"]`);
      return dx ? part(dx, 'code').value.toUpperCase() : `${word}?`;
    });
    row.querySelector('.for').textContent = !use ? '' : codes.length ? `for ${codes.join(', ')}` : 'for no diagnosis yet';
    const charge = part(row, 'charge').value.replace(/[$,]/g, '');
    if (use && /^\d+(\.\d{1,2})?$/.test(charge)) cents += Math.round(Number(charge) * 100);
  }
  const total = (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  document.getElementById('total').textContent = total;
  document.getElementById('approve-total').textContent = cents ? `· ${total}` : '';
}

function move(row, up) {
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  const focused = document.activeElement;
  if (up) other.before(row); else other.after(row);
  focused.focus();
  renumber();
  const at = all('.row', dxRows).indexOf(row) + 1;
  say(`${part(row, 'code').value} is now number ${at} of ${dxRows.children.length}.`);
}
dxRows.addEventListener('click', event => {
  const button = event.target.closest('[data-move]');
  if (button) move(button.closest('.row'), button.dataset.move === 'up');
});
dxRows.addEventListener('keydown', event => {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  move(event.target.closest('.row'), event.key === 'ArrowUp');
}, true);
dxRows.addEventListener('change', renumber);
lineRows.addEventListener('input', explain);
lineRows.addEventListener('change', explain);

// ---- Adding rows.
let added = Date.now() % 9000;
function grow(list, template, prefix) {
  const holder = document.createElement('template');
  holder.innerHTML = document.getElementById(template).innerHTML.replaceAll(`${prefix}KEY`, `${prefix}${++added}`);
  const row = holder.content.firstElementChild;
  list.append(row);
  return row;
}

function addDiagnosis(code, title) {
  const same = all('.row', dxRows).find(row => part(row, 'code').value.toUpperCase() === code.toUpperCase());
  const row = same ?? grow(dxRows, 'dx-template', 'dn');
  if (!same) {
    part(row, 'code').value = code;
    row.querySelector('.title').textContent = title;
    combo(part(row, 'code'), pick => take(row, pick));
  }
  part(row, 'use').checked = true;
  renumber();
  light(row.dataset.key, false);
  row.scrollIntoView({ block: 'nearest' });
  say(`${code} ${title} is number ${order.indexOf(row.dataset.key) + 1}.`);
}

function take(row, pick) {
  part(row, 'code').value = pick.code;
  row.querySelector('.title').textContent = pick.title;
  part(row, 'use').checked = true;
  renumber();
}

form.addEventListener('click', event => {
  const { add, title, question, open } = event.target.closest('[data-add], [data-question], [data-open]')?.dataset ?? {};
  if (add) addDiagnosis(add, title);
  if (question) {
    const field = document.getElementById('question');
    if (!field.value.includes(question)) field.value = [field.value.trim(), question].filter(Boolean).join('\n\n');
    show('ask', field);
  }
  if (open) {
    event.preventDefault();
    const panel = document.getElementById(open);
    if (panel.open) panel.open = false;
    else show(open, panel.querySelector('textarea'));
  }
});
function show(way, field) {
  all('.way').forEach(panel => { panel.open = panel.id === way; });
  field.focus();
  field.closest('.way').scrollIntoView({ block: 'nearest' });
}
document.getElementById('add-line').addEventListener('click', () => {
  const row = grow(lineRows, 'line-template', 'pn');
  part(row, 'pointers').value = order.length ? '1' : '';
  part(row, 'code').focus();
  explain();
});

// ---- Charges follow the clinic's list until the coder types another amount.
const itemOf = code => [...document.getElementById('charges').options].find(item => item.value === code.trim().toUpperCase());
const priced = (item, units) => item ? (Number(item.dataset.charge) * (Number(units) || 1)).toFixed(2) : '';
all('.row', lineRows).forEach(remember);
function remember(row) {
  row.dataset.priced = priced(itemOf(part(row, 'code').value), part(row, 'units').value);
}
lineRows.addEventListener('input', event => {
  const row = event.target.closest('.row');
  const changed = event.target.name?.split('.')[1];
  if (changed !== 'code' && changed !== 'units') return;
  const item = itemOf(part(row, 'code').value);
  if (changed === 'code') row.querySelector('.title').textContent = item?.textContent ?? '';
  if (!item) return;
  const charge = part(row, 'charge');
  if (charge.value === '' || charge.value === row.dataset.priced) charge.value = priced(item, part(row, 'units').value);
  if (changed === 'code' && part(row, 'modifiers').value === '') part(row, 'modifiers').value = item.dataset.modifiers;
  remember(row);
  explain();
});

// ---- Code search: a combobox (ARIA 1.2). Arrows choose, Enter takes, Escape closes.
let combos = 0;
function combo(input, taken) {
  const list = document.createElement('ul');
  list.className = 'options';
  list.id = `options-${++combos}`;
  list.role = 'listbox';
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let found = [], at = -1, waiting, asked = 0;

  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); at = -1; };
  const choose = i => { const pick = found[i]; close(); if (pick) taken(pick); };
  const point = i => {
    at = (i + found.length) % found.length;
    [...list.children].forEach((option, n) => option.setAttribute('aria-selected', n === at));
    list.children[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', list.children[at].id);
  };
  const draw = () => {
    list.replaceChildren(...found.map((pick, n) => {
      const option = document.createElement('li');
      option.role = 'option';
      option.id = `${list.id}-${n}`;
      const code = document.createElement('b');
      code.textContent = pick.code;
      const title = document.createElement('span');
      title.textContent = pick.title;
      option.append(code, title);
      option.addEventListener('pointerdown', event => { event.preventDefault(); choose(n); });
      return option;
    }));
    if (!found.length) {
      const none = document.createElement('li');
      none.className = 'none';
      none.textContent = 'No code matches. Try other words, or fewer.';
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    say(found.length ? `${found.length} codes found.` : 'No code matches.');
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    const query = input.value.trim();
    if (query.length < 2) { close(); return; }
    waiting = setTimeout(async () => {
      const mine = ++asked;
      try {
        const answer = await fetch(`${form.dataset.codes}?q=${encodeURIComponent(query)}`);
        if (mine !== asked || !answer.ok) return;
        found = await answer.json();
        at = -1;
        draw();
      } catch { say('The code search does not answer. You can type the code itself.'); }
    }, 150);
  });
  input.addEventListener('keydown', event => {
    if (list.hidden || event.altKey) return;
    if (event.key === 'ArrowDown' && found.length) { event.preventDefault(); point(at + 1); }
    else if (event.key === 'ArrowUp' && found.length) { event.preventDefault(); point(at < 0 ? -1 : at - 1); }
    else if (event.key === 'Enter') { event.preventDefault(); choose(Math.max(at, 0)); }
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  input.addEventListener('blur', () => {
    const typed = input.value.trim().toUpperCase();
    const exact = found.find(pick => pick.code.toUpperCase() === typed);
    clearTimeout(waiting);
    asked++;
    close();
    if (exact) taken(exact);
  });
}
const search = document.getElementById('dx-search');
combo(search, pick => { search.value = ''; addDiagnosis(pick.code, pick.title); });
all('.row', dxRows).forEach(row => combo(part(row, 'code'), pick => take(row, pick)));

// ---- Nothing typed is lost by a slip, nothing is sent twice.
let dirty = false, sending = false;
form.addEventListener('input', () => { dirty = true; });
form.addEventListener('submit', event => {
  if (sending) { event.preventDefault(); return; }
  sending = true;
  say('Sending…');
});
addEventListener('pageshow', () => { sending = false; });
addEventListener('beforeunload', event => { if (dirty && !sending) event.preventDefault(); });
document.getElementById('problems')?.focus();
explain();
