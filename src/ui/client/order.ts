/** An ordered list whose items are dragged into each other's places: dropped, one is sent as its buttons would send it. */
export const enhanceOrder = (): void => {
  for (const list of document.querySelectorAll<HTMLElement>('[data-app-order]')) {
    const form = list.closest('form');
    const items = [...list.querySelectorAll<HTMLElement>('[data-app-order-item]')];
    if (!form || items.length < 2) continue;
    let dragged: HTMLElement | null = null;
    const over = (item: HTMLElement | null): void => {
      for (const each of items) each.classList.toggle('app-order__item--over', each === item);
    };
    for (const item of items) {
      item.draggable = true;
      item.addEventListener('dragstart', (event) => {
        dragged = item;
        item.classList.add('app-order__item--dragged');
        event.dataTransfer?.setData('text/plain', item.dataset.appOrderItem ?? '');
      });
      item.addEventListener('dragend', () => {
        dragged = null;
        item.classList.remove('app-order__item--dragged');
        over(null);
      });
      item.addEventListener('dragover', (event) => {
        if (!dragged || dragged === item) return;
        event.preventDefault();
        over(item);
      });
      item.addEventListener('drop', (event) => {
        event.preventDefault();
        if (!dragged || dragged === item) return;
        const move = document.createElement('input');
        move.type = 'hidden';
        move.name = 'move';
        move.value = `onto:${dragged.dataset.appOrderItem}:${item.dataset.appOrderItem}`;
        form.append(move);
        form.requestSubmit();
      });
    }
  }
};
