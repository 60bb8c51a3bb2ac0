// Names while one types. Without this file the field is a plain form, and Enter searches either way.
'use strict';

const DOCUMENT =
  'query Suggest($prefix: String!) { suggest(prefix: $prefix, first: 8) { name node { __typename slug label } } }';
const PAUSE = 120;

// Where this file is, the rest of the server is too: it may have only a part of the host.
const HERE = document.currentScript.src;

for (const input of document.querySelectorAll('input[data-suggest]')) combobox(input);

function combobox(input) {
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggest);
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);

  const kinds = JSON.parse(input.dataset.kinds);

  let timer;
  let asked = 0;
  let selected = -1;

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // From the last one on to the field itself, which stands before the first.
      select(((selected + 1 + step + list.children.length + 1) % (list.children.length + 1)) - 1);
    } else if (event.key === 'Enter' && selected >= 0) {
      event.preventDefault();
      go(list.children[selected]);
    }
  });
  input.addEventListener('blur', close);

  async function ask() {
    const prefix = input.value.trim();
    const turn = ++asked;
    if (prefix === '') return close();
    const address = new URL('graphql', HERE);
    address.searchParams.set('query', DOCUMENT);
    address.searchParams.set('variables', JSON.stringify({ prefix }));
    try {
      const response = await fetch(address, { headers: { Accept: 'application/json' } });
      const { data } = await response.json();
      // An answer that comes late is of no use.
      if (turn === asked && data) show(data.suggest);
    } catch {
      close();
    }
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ name, node }, place) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${place}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        const path = `${node.__typename.toLowerCase()}/${encodeURIComponent(node.slug)}`;
        // Beside the page of a search, and so in its language.
        option.dataset.address = new URL(path, input.form.action).href;
        const text = document.createElement('span');
        text.textContent = name === node.label ? name : `${name} (${node.label})`;
        const kind = document.createElement('span');
        kind.className = 'kind';
        kind.textContent = kinds[node.__typename.toLowerCase()];
        option.append(text, ' ', kind);
        // Before the field loses the focus, which closes the list.
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          go(option);
        });
        return option;
      }),
    );
    select(-1);
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  }

  function select(place) {
    selected = place;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === place));
    }
    if (place < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', list.children[place].id);
      list.children[place].scrollIntoView({ block: 'nearest' });
    }
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    select(-1);
  }

  function go(option) {
    location.href = option.dataset.address;
  }
}
