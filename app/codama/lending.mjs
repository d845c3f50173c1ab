/**
 * The lender, described by hand: it is native and has no IDL. What stands here is what
 * `programs/lending/src/instruction.rs`, `state` and `error.rs` say; `lending.test.ts` beside the
 * page's code holds it against bytes that the program's own crate wrote.
 */
import {
  accountNode,
  constantPdaSeedNodeFromString,
  definedTypeLinkNode,
  definedTypeNode,
  enumEmptyVariantTypeNode,
  enumTypeNode,
  errorNode,
  fieldDiscriminatorNode,
  instructionAccountNode,
  instructionArgumentNode,
  instructionNode,
  numberTypeNode,
  numberValueNode,
  pdaNode,
  programNode,
  publicKeyTypeNode,
  publicKeyValueNode,
  rootNode,
  structFieldTypeNode,
  structTypeNode,
  variablePdaSeedNode,
} from "codama";

import {
  ACCOUNTS,
  ERRORS,
  FIRST_ERROR,
  INSTRUCTIONS,
  PDAS,
  PROGRAM,
  STRUCTS,
} from "./lending-layout.mjs";

/** @type {Record<string, string>} */
const FIXED = {
  systemProgram: "11111111111111111111111111111111",
  tokenProgram: "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
  tidepool: "TidepooL11111111111111111111111111111111111",
};

/** @param {string} name */
function typeOf(name) {
  switch (name) {
    case "u8":
    case "u32":
    case "u64":
    case "u128":
      return numberTypeNode(name);
    case "address":
      return publicKeyTypeNode();
    default:
      return definedTypeLinkNode(name);
  }
}

/** @param {Readonly<Record<string, string>>} fields */
const fieldsOf = (fields) =>
  Object.entries(fields).map(([name, type]) => structFieldTypeNode({ name, type: typeOf(type) }));

/**
 * A byte that is always the same: Codama leaves it out of what callers must give.
 * @param {string} name
 * @param {number} value
 */
const constant = (name, value) => ({
  name,
  type: numberTypeNode("u8"),
  defaultValue: numberValueNode(value),
  defaultValueStrategy: /** @type {const} */ ("omitted"),
});

/** @param {string} text A name and its rights: `payer ws`. */
function account(text) {
  const [name = "", rights = ""] = text.split(" ");
  const fixed = FIXED[name];
  return instructionAccountNode({
    name,
    isWritable: rights.includes("w"),
    isSigner: rights.includes("s"),
    ...(fixed === undefined ? {} : { defaultValue: publicKeyValueNode(fixed) }),
  });
}

/** @param {{name: string, accounts: string, args?: Readonly<Record<string, string>>}} described @param {number} index */
function instruction({ name, accounts, args = {} }, index) {
  return instructionNode({
    name,
    accounts: accounts.split(", ").map(account),
    arguments: [
      instructionArgumentNode(constant("tag", index)),
      ...Object.entries(args).map(([argument, type]) =>
        instructionArgumentNode({ name: argument, type: typeOf(type) }),
      ),
    ],
    discriminators: [fieldDiscriminatorNode("tag")],
  });
}

/** @param {[string, Readonly<Record<string, string>>]} described @param {number} index */
function record([name, fields], index) {
  const header = [
    structFieldTypeNode(constant("tag", index + 1)),
    structFieldTypeNode({ name: "version", type: numberTypeNode("u8") }),
    structFieldTypeNode({ name: "bump", type: numberTypeNode("u8") }),
  ];
  return accountNode({
    name,
    data: structTypeNode([...header, ...fieldsOf(fields)]),
    discriminators: [fieldDiscriminatorNode("tag")],
  });
}

/** @param {[string, Readonly<Record<string, string>>]} described */
function pda([name, seeds]) {
  const variable = Object.entries(seeds).map(([seed, type]) =>
    variablePdaSeedNode(seed, typeOf(type)),
  );
  return pdaNode({ name, seeds: [constantPdaSeedNodeFromString("utf8", name), ...variable] });
}

export function lendingRoot() {
  const rest = enumTypeNode([
    enumEmptyVariantTypeNode("ticket"),
    enumEmptyVariantTypeNode("refuse"),
  ]);
  return rootNode(
    programNode({
      name: "lending",
      publicKey: PROGRAM,
      version: "0.1.0",
      accounts: Object.entries(ACCOUNTS).map(record),
      instructions: INSTRUCTIONS.map(instruction),
      definedTypes: [
        definedTypeNode({ name: "rest", type: rest }),
        ...Object.entries(STRUCTS).map(([name, fields]) =>
          definedTypeNode({ name, type: structTypeNode(fieldsOf(fields)) }),
        ),
      ],
      pdas: Object.entries(PDAS).map(pda),
      errors: ERRORS.map(([name, message], index) =>
        errorNode({ name, code: FIRST_ERROR + index, message }),
      ),
    }),
  );
}
