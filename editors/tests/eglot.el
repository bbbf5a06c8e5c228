;;; What a user of Emacs does: open a text, see what is wrong, apply a quick fix, format, save.  -*- lexical-binding: t -*-
;; Run by scripts/test-editors, which sets TEXT to the file, RECIPE to the settings of docs/editors.md, and puts `obelus' on the PATH.
(require 'cl-lib)
(require 'flymake)
(setq debug-on-error t eglot-sync-connect 30)

(defun test-wait (what condition)
  "Wait until CONDITION holds, or fail with WHAT."
  (let ((end (+ (float-time) 30)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (funcall condition)
      (message "emacs: waited in vain for %s" what)
      (kill-emacs 1))))

(defun test-expect (text)
  "Fail where the buffer does not hold TEXT."
  (unless (string-search text (buffer-string))
    (message "emacs: expected %s, but it reads: %s" text (buffer-string))
    (kill-emacs 1)))

(load (getenv "RECIPE"))
(find-file (getenv "TEXT"))
;; The hook connects once the command that opened the file is over.
(run-hooks 'post-command-hook)
(test-wait "the server" #'eglot-managed-p)
(flymake-start)
(test-wait "three diagnostics" (lambda () (= (length (flymake-diagnostics)) 3)))
;; Emacs counts characters.
(let ((places (sort (mapcar #'flymake-diagnostic-beg (flymake-diagnostics)) #'<)))
  (unless (equal places '(23 51 56))
    (message "emacs: the places are %s" places)
    (kill-emacs 1)))
;; The quick fix where the caret is; a question with one answer is answered by it.
(goto-char 24)
(cl-letf (((symbol-function 'completing-read) (lambda (_prompt table &rest _) (if (consp (car table)) (caar table) (car table)))))
  (eglot-code-actions (point) (point) "quickfix" t))
(test-expect "We will act,” said")
(eglot-format-buffer)
(test-expect "Дом стоит, и the the house.")
(save-buffer)
(message "emacs %s, eglot: 3 diagnostics, a quick fix, formatting" emacs-version)
(kill-emacs 0)
