// The scan: zoom, thumbs, all marks. Shared by the coder's and the physician's page.
'use strict';
document.documentElement.classList.add('js');
const sheets = document.getElementById('sheets');
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const inner = sheets.querySelector('.sheets-inner');
let zoom = 1;
document.querySelector('.zoom').addEventListener('click', event => {
  const way = event.target.dataset.zoom;
  if (!way) return;
  zoom = way === 'fit' ? 1 : Math.min(4, Math.max(.5, zoom * (way === 'in' ? 1.25 : .8)));
  const middle = (sheets.scrollTop + sheets.clientHeight / 2) / sheets.scrollHeight;
  inner.style.width = `${zoom * 100}%`;
  sheets.scrollTop = middle * sheets.scrollHeight - sheets.clientHeight / 2;
});
const allMarks = document.getElementById('all-marks');
const showAll = () => sheets.classList.toggle('all-marks', allMarks.checked);
if (allMarks) {
  allMarks.addEventListener('change', showAll);
  showAll();
}
document.querySelector('.thumbs').addEventListener('click', event => {
  const thumb = event.target.closest('a');
  if (!thumb) return;
  event.preventDefault();
  const sheet = document.getElementById(`page-${thumb.dataset.page}`);
  sheets.scrollTop += sheet.getBoundingClientRect().top - sheets.getBoundingClientRect().top;
});
const watch = new IntersectionObserver(entries => {
  for (const entry of entries.filter(entry => entry.isIntersecting)) {
    for (const thumb of all('.thumbs a')) {
      if (thumb.dataset.page === entry.target.dataset.page) thumb.setAttribute('aria-current', 'true');
      else thumb.removeAttribute('aria-current');
    }
  }
}, { root: sheets, rootMargin: '-49% 0px -49% 0px' });
all('.sheet').forEach(sheet => watch.observe(sheet));
