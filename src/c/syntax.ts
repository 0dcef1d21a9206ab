/**
 * The tree that everything above `c/` works on: plain, immutable data, one shape a construct, every token kept.
 *
 * tree-sitter's own tree is copied into this one once a function (crossing into the native binding for every
 * question is what is slow), with its quirks ironed out. The pattern language's parser builds trees of the same
 * shapes, so that matching is child against child. A node is a *leaf* (it has `text`, no children) or a *tree*
 * (it has children, its text is ''). Both have the same fields, so that the matcher's property reads stay fast.
 *
 * Shapes (children in order; `x?` may be missing, `x*` any number, `x,*` a comma separated run that keeps its commas):
 *
 * leaves        token (punctuation and keywords) · ident · number · string · char · directive (a whole preprocessor
 *               line with its continuations, wherever it stands; with it the branches that are not read: what `#if 0`
 *               switches off, and an `#else` that would open or close the same construct a second time)
 *
 * Lists that brackets enclose (args, params, inits, enumerators, for_clauses) are always there, empty or not; the
 * brackets are their owner's children. Annotations stand where the text has them: before a name among the specs, after
 * it behind the declarator, as ident leaves or, with arguments, as `attribute`. `elements` of walk.ts passes them over.
 *
 * expressions   call [callee ( args )] · args [x,*] (a type_name, a param, braces, a designated, an operator's token,
 *               a statement or a block without braces may be an argument of a macro) · index [base '[' e ']'] · field [base '.'|'->' ident]
 *               unary [op e] (also & * ! ~ - + ++ --) · postfix [e ++|--] · binary [l op r] · assign [l op r]
 *               conditional [c ? a? : b] · cast ['(' type_name ')' e] · sizeof ['sizeof' e] or ['sizeof' '(' type_name ')']
 *               paren ['(' e ')'] · comma [l ',' r] · strings [string|ident+] (adjacent literals)
 *               compound ['(' type_name ')' braces] · braces ['{' inits '}'] · inits [x,*]
 *               designated [designator+ '=' e] · designator ['.' ident] or ['[' e ']'] or ['[' e '...' e ']'] or [ident ':']
 *               stmt_expr ['(' block ')'] · type_name [specs declarator?] (also stands as an argument of macros)
 *               generic (anything rarer, children as they come: a##b, #a, _Generic)
 * statements    block ['{' statement* '}'] · expr_stmt [e ';'] · empty [';'] · macro_stmt [call|ident] (without ';')
 *               if ['if' '(' e ')' then] or ['if' '(' e ')' then 'else' otherwise]
 *               while ['while' '(' e ')' body] · do ['do' body 'while' '(' e ')' ';']
 *               for ['for' '(' for_clauses ')' body] · for_clauses [decl|expr? ';'? expr? ';' expr?]
 *               iterator [ident '(' args ')' body] (a loop made by a macro: list_for_each_entry, scoped_guard, ...)
 *               switch ['switch' '(' e ')' body] · case ['case' e ':'] or ['case' e '...' e ':'] · default ['default' ':']
 *               label [ident ':'] (these three stand as statements of their own, before what they mark)
 *               marked [case|default|label+ statement] (only where a marked statement is somebody's only body)
 *               goto ['goto' e ';'] · break ['break' ';'] · continue ['continue' ';'] · return ['return' e? ';']
 *               asm [...] · decl (below) · directive
 * declarations  decl [specs declarators? annotation* ';'] (DEFINE_X(y) = {...}; is one without specs)
 *               declarators [x,*] · init [declarator|call annotation* '=' e|braces]
 *               specs [keyword token | ident (typedef name, attribute-like macro) | struct | enum | typeof | attribute | call]*
 *               declarator = ident · pointer ['*' specs? declarator?] · array [declarator? '[' e? ']']
 *                          · func [declarator? '(' params ')'] · parens ['(' declarator ')'] · bitfield [declarator? ':' e]
 *               params [param,*] · param [specs declarator? annotation*] (a last '...' is a token, an old-style name an ident)
 *               struct ['struct'|'union' annotation* ident? fields?] · fields ['{' (decl|macro_decl)* '}']
 *               enum ['enum' ident? '{' enumerators '}'] · enumerators [x,*] · enumerator [ident] or [ident '=' e]
 *               attribute [tokens] · typeof ['typeof' '(' e|type_name ')'] · fundef [specs? declarator|call decl* annotation* block]
 *               macro_decl [specs? ident '(' args ')' ';'?] (MODULE_LICENSE("GPL"); static DEFINE_MUTEX(x);)
 * unreadable    error [anything] (what could not be read; a tree that holds one is never edited)
 */
export type LeafKind = 'token' | 'ident' | 'number' | 'string' | 'char' | 'directive';

export type ExpressionKind =
  | 'call'
  | 'args'
  | 'index'
  | 'field'
  | 'unary'
  | 'postfix'
  | 'binary'
  | 'assign'
  | 'conditional'
  | 'cast'
  | 'sizeof'
  | 'paren'
  | 'comma'
  | 'strings'
  | 'compound'
  | 'braces'
  | 'inits'
  | 'designated'
  | 'designator'
  | 'stmt_expr'
  | 'type_name'
  | 'generic';

export type StatementKind =
  | 'block'
  | 'expr_stmt'
  | 'empty'
  | 'macro_stmt'
  | 'if'
  | 'while'
  | 'do'
  | 'for'
  | 'for_clauses'
  | 'iterator'
  | 'switch'
  | 'case'
  | 'default'
  | 'label'
  | 'marked'
  | 'goto'
  | 'break'
  | 'continue'
  | 'return'
  | 'asm';

export type DeclarationKind =
  | 'decl'
  | 'declarators'
  | 'init'
  | 'specs'
  | 'pointer'
  | 'array'
  | 'func'
  | 'parens'
  | 'bitfield'
  | 'params'
  | 'param'
  | 'struct'
  | 'fields'
  | 'enum'
  | 'enumerators'
  | 'enumerator'
  | 'attribute'
  | 'typeof'
  | 'fundef'
  | 'macro_decl';

export type TreeKind = ExpressionKind | StatementKind | DeclarationKind | 'error';
export type Kind = LeafKind | TreeKind;

/** A leaf or a tree. Offsets are UTF-16 units of the file's text. */
export interface Node {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** What a leaf says; '' for a tree. */
  readonly text: string;
  /** Empty for a leaf. */
  readonly children: readonly Node[];
}
