// The members of a network, asked of Palermo, and asked again when an edition of its data arrives.
'use strict';

{
  const palermo = document.currentScript.dataset.palermo;

  // What is shown of each member is in the question; `page` is its address at Palermo.
  const MEMBERS = `query Members($network: String!, $day: PartialDate!) {
    dataset { version }
    network(slug: $network) {
      members(activeOn: $day, first: 100) { nodes { role agency { label name page } } }
    }
  }`;
  const EDITIONS = 'subscription { datasetChanged { version } }';

  const address = (query, variables) => {
    const address = new URL(`${palermo}/graphql`);
    address.searchParams.set('query', query);
    if (variables) address.searchParams.set('variables', JSON.stringify(variables));
    return address;
  };

  const show = async () => {
    const told = document.querySelector('#told');
    const day = new Date().toISOString().slice(0, 10);
    try {
      // `no-cache` asks each time, with the tag of the answer that the browser kept: where nothing changed, what comes
      // back is 304 and no answer.
      const response = await fetch(address(MEMBERS, { network: 'icat', day }), {
        cache: 'no-cache',
        headers: { Accept: 'application/graphql-response+json' },
      });
      const { data, errors } = await response.json();
      if (errors) throw new Error(errors[0].message);
      const items = data.network.members.nodes.map(({ role, agency }) => {
        const link = document.createElement('a');
        link.href = agency.page;
        link.title = agency.name;
        link.textContent = agency.label;
        const item = document.createElement('li');
        item.append(link, ` (${role.toLowerCase()})`);
        return item;
      });
      document.querySelector('#list').replaceChildren(...items);
      told.textContent = `${items.length} members, from edition ${data.dataset.version} of the data set of Palermo.`;
    } catch (error) {
      told.textContent = `Palermo can't be asked at the moment: ${error.message}`;
    }
  };

  show();
  // An event for each edition; the browser connects anew by itself.
  const editions = new EventSource(address(EDITIONS));
  editions.addEventListener('next', () => {
    show();
    // Charts are asked for again, too.
    for (const frame of document.querySelectorAll('iframe')) frame.src = String(frame.src);
  });
}
