/**
 * The compiled arithmetic of the pool, the lender and the solvency check: `crates/tidepool-wasm`,
 * whose documentation says what each export takes and answers.
 */

/** What a call answered, or the number of the error that the program would answer with. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: number };

interface Exports {
  readonly memory: WebAssembly.Memory;
  input(length: number): number;
  output(): number;
  output_length(): number;
}

type Call = (...args: readonly (bigint | number)[]) => number;

const WORD = 8;

export class Arithmetic {
  readonly #instance: WebAssembly.Instance;
  readonly #exports: Exports;

  private constructor(instance: WebAssembly.Instance) {
    this.#instance = instance;
    // What the module exports is known from its source, not from its bytes.
    this.#exports = instance.exports as unknown as Exports;
  }

  static async load(module: BufferSource): Promise<Arithmetic> {
    const { instance } = await WebAssembly.instantiate(module, {});
    return new Arithmetic(instance);
  }

  /** Calls an export on `input`; numbers are passed as the export declares them. */
  bytes(
    name: string,
    input: readonly Uint8Array[],
    args: readonly (bigint | number)[] = [],
  ): Answer<Uint8Array> {
    this.#write(input);
    const call = this.#instance.exports[name] as Call | undefined;
    if (call === undefined) throw new Error(`the arithmetic has no ${name}`);
    const code = call(...args);
    if (code !== 0) return { ok: false, code };
    const [start, length] = [this.#exports.output(), this.#exports.output_length()];
    return { ok: true, value: new Uint8Array(this.#exports.memory.buffer, start, length).slice() };
  }

  /** The same for exports that answer with 64-bit words, which are given names here. */
  words<K extends string>(
    name: string,
    names: readonly K[],
    input: readonly Uint8Array[],
    args: readonly bigint[] = [],
  ): Answer<Readonly<Record<K, bigint>>> {
    const answer = this.bytes(name, input, args);
    if (!answer.ok) return answer;
    if (answer.value.length !== names.length * WORD) {
      throw new Error(`${name} answers ${answer.value.length} bytes, not ${names.length} words`);
    }
    const view = new DataView(answer.value.buffer);
    const words = names.map((key, index) => [key, view.getBigUint64(index * WORD, true)]);
    return { ok: true, value: Object.fromEntries(words) as Record<K, bigint> };
  }

  #write(parts: readonly Uint8Array[]): void {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const start = this.#exports.input(length);
    const target = new Uint8Array(this.#exports.memory.buffer, start, length);
    let offset = 0;
    for (const part of parts) {
      target.set(part, offset);
      offset += part.length;
    }
  }
}

/** Words as the module reads them. */
export function wordsToBytes(words: readonly bigint[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * WORD));
  words.forEach((word, index) => {
    view.setBigUint64(index * WORD, BigInt.asUintN(64, word), true);
  });
  return new Uint8Array(view.buffer);
}
