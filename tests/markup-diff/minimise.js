/** The shortest message found, by leaving parts out, for which `fails` still holds (ddmin). */
export async function minimise(message, fails) {
  let characters = [...message];
  for (let parts = 2; characters.length > 1; ) {
    const size = Math.ceil(characters.length / parts);
    let smaller = null;
    for (let begin = 0; begin < characters.length && !smaller; begin += size) {
      const candidate = [...characters.slice(0, begin), ...characters.slice(begin + size)];
      if (candidate.length > 0 && (await fails(candidate.join('')))) smaller = candidate;
    }
    if (smaller) {
      characters = smaller;
      parts = Math.max(parts - 1, 2);
    } else {
      if (size === 1) break;
      parts = Math.min(parts * 2, characters.length);
    }
  }
  return characters.join('');
}
