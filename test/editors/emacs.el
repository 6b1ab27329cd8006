;; What the test asks of Emacs; ends with a line of JSON on the standard output.
(require 'json)
(require 'flymake)

(defun isms--until (what holds)
  "Wait until HOLDS gives something; WHAT is told where it never does."
  (let ((end (+ (float-time) 60)) value)
    (while (and (not (setq value (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.1))
    (or value (error "Waited in vain for %s" what))))

(defun isms--messages ()
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun isms--goto (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

;; Eglot asks before it changes files that are not open.
(fset 'y-or-n-p (lambda (&rest _) t))

(let ((risk (find-file-noselect "risks/register/R-001.yaml"))
      findings candidates refused)
  (switch-to-buffer risk)
  (apply #'eglot--connect (eglot--guess-contact))
  (isms--until "the server" #'eglot-managed-p)
  (setq findings (isms--until "findings" #'isms--messages))
  ;; Completion, where a person is wanted.
  (isms--goto "mira.vos")
  (delete-region (point) (line-end-position))
  (let ((capf (eglot-completion-at-point)))
    (setq candidates (all-completions "" (nth 2 capf))))
  (insert "mira.voss")
  ;; Eglot tells what was typed once it is idle.
  (eglot--signal-textDocument/didChange)
  ;; Rename, in all files of the ISMS.
  (isms--goto "tom.ashe")
  (setq refused (condition-case problem (progn (eglot-rename "R-001") "nothing was said")
                  (error (error-message-string problem))))
  (eglot-rename "tom.ash")
  (isms--until "no finding more" (lambda () (null (isms--messages))))
  (save-some-buffers t)
  (princ (json-encode `((findings . ,(vconcat findings))
                        (candidates . ,(vconcat (mapcar #'substring-no-properties candidates)))
                        (refused . ,refused))))
  (terpri)
  (eglot-shutdown (eglot-current-server)))
