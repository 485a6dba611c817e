/** How far ahead the server takes what is left to it. */
export const kMostDaysScheduled = 120;
export const kMostDaysReminded = 730;
