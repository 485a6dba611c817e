const kDensities: readonly unknown[] = ['condensed', 'extended'];
const kSizes: readonly unknown[] = ['110%', '120%'];

/** What the account prefers of how much stands on the page, as marks on the document, by which the styles go. */
export function adoptLook(preferences: Readonly<Record<string, unknown>> | undefined): void {
  const { dataset, style } = document.documentElement;
  const mark = (name: string, on: boolean, value = 'off') => {
    if (on) dataset[name] = value;
    else delete dataset[name];
  };
  const { sidebarViewMode: density, sidebarDisplayAvatar, displayAvatars, fontSize } = preferences ?? {};
  mark('density', kDensities.includes(density), String(density));
  mark('sidebarFaces', sidebarDisplayAvatar === false);
  mark('faces', displayAvatars === false);
  style.fontSize = kSizes.includes(fontSize) ? String(fontSize) : '';
}
