/** From the lightest to the darkest; 0 is the colour that no skin has. */
export const kSkinTones = [0, 1, 2, 3, 4, 5] as const;
export type SkinTone = (typeof kSkinTones)[number];
