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
 *               line with its continuations, as found among statements, declarations or top-level items)
 * expressions   call [callee ( args )] · args [x,*] · index [base '[' e ']'] · field [base '.'|'->' ident]
 *               unary [op e] (also & * ! ~ - + ++ --) · postfix [e ++|--] · binary [l op r] · assign [l op r]
 *               conditional [c ? a? : b] · cast ['(' type_name ')' e] · sizeof ['sizeof' e] or ['sizeof' '(' type_name ')']
 *               paren ['(' e ')'] · comma [l ',' r] · strings [string|ident+] (adjacent literals)
 *               compound ['(' type_name ')' braces] · braces ['{' inits '}'] · inits [x,*]
 *               designated [designator+ '=' e] · designator ['.' ident] or ['[' e ']'] or ['[' e '...' e ']'] or [ident ':']
 *               stmt_expr ['(' block ')'] · type_name [specs declarator?] (also stands as an argument of macros)
 *               generic (anything rarer, children as they come)
 * statements    block ['{' statement* '}'] · expr_stmt [e ';'] · empty [';'] · macro_stmt [call] (a call without ';')
 *               if ['if' '(' e ')' then] or ['if' '(' e ')' then 'else' otherwise]
 *               while ['while' '(' e ')' body] · do ['do' body 'while' '(' e ')' ';']
 *               for ['for' '(' for_clauses ')' body] · for_clauses [decl|expr? ';'? expr? ';' expr?]
 *               iterator [ident '(' args ')' body] (a loop made by a macro: list_for_each_entry, scoped_guard, ...)
 *               switch ['switch' '(' e ')' body] · case ['case' e ':'] or ['case' e '...' e ':'] · default ['default' ':']
 *               label [ident ':'] (these three stand as statements of their own, before what they mark)
 *               marked [case|default|label+ statement] (only where a marked statement is somebody's only body)
 *               goto ['goto' e ';'] · break ['break' ';'] · continue ['continue' ';'] · return ['return' e? ';']
 *               asm [...] · decl (below) · directive
 * declarations  decl [specs declarators ';'] · declarators [x,*] · init [declarator '=' e|braces]
 *               specs [keyword token | ident (typedef name, attribute-like macro) | struct | enum | typeof | attribute]*
 *               declarator = ident · pointer ['*' specs? declarator?] · array [declarator? '[' e? ']']
 *                          · func [declarator? '(' params ')'] · parens ['(' declarator ')'] · bitfield [declarator? ':' e]
 *               params [param,*] · param [specs declarator?] (a last '...' is a token)
 *               struct ['struct'|'union' attribute* ident? fields?] · fields ['{' decl* '}']
 *               enum ['enum' ident? '{' enumerators '}'] · enumerators [x,*] · enumerator [ident] or [ident '=' e]
 *               attribute [...] · typeof [...] · fundef [specs declarator attribute* block]
 *               macro_decl [ident '(' args ')' ';'?] (MODULE_LICENSE("GPL"); DEFINE_MUTEX(x);)
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
